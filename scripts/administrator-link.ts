import { administratorLink } from '@/lib/server/auth/administrator-link'
import { env } from '@/lib/server/env'

// Prints the one-time link whose opener becomes the administrator; nothing when there is one already.
const link = await administratorLink({ baseUrl: env().baseUrl })
if (link !== null) console.log(link)
// The pools of the server's modules would keep this process alive for ten seconds more.
process.exit()
