import { workerText } from '@/lib/server/worker-text'

export const dynamic = 'force-dynamic'

/** The service worker, for everybody alike. */
export async function GET(): Promise<Response> {
  return new Response(await workerText(), { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}
