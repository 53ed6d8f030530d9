// `npm run db:generate`
import { generateClientWhenChanged } from './client.mjs'

await generateClientWhenChanged()
