import { readiness } from '@/lib/server/ready'
import { respondWith } from '@/lib/server/respond'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const state = await readiness()
  return respondWith(state, state.ready ? 200 : 503)
}
