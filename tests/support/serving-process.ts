import { startProcess } from '@/lib/server/jobs/start-process'

// What a serving process does besides answering, in a process of its own. As the framework does, it reports what nobody
// caught; and it tells its parent how often that was.
let uncaught = 0
process.on('uncaughtException', (error) => {
  uncaught++
  console.error(error)
})
process.on('message', () => process.send?.({ uncaught }))

startProcess()
process.send?.({ started: true })
