import { administratorLink } from '@/lib/server/auth/administrator-link'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'

// Run by `npm start`: says on standard output how a person can sign in to this installation.
const { baseUrl, samplePeople } = env()
const offered = samplePeople && (await db().user.count({ where: { sample: true } })) > 0
const link = await administratorLink({ baseUrl })
await db().$disconnect()
process.stdout.write(JSON.stringify({ samplePeople: offered, administratorLink: link }))
