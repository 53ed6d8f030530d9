import type { Problem } from '@/lib/errors/problem'

/** What actions and the browser's API client return, so that components never catch. */
export type Result<T> = { ok: true; data: T } | { ok: false; problem: Problem }
