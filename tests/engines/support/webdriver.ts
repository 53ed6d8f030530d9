/** A session with a driver that speaks WebDriver (https://www.w3.org/TR/webdriver2/), as far as one window needs it. */
export type Session = {
  /** Sends a command of the session and resolves to its value. Throws with the driver's own words. */
  send: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>
}

/** Starts a session on a driver that listens at `base`. */
export async function startSession(base: string, capabilities: unknown): Promise<Session> {
  const { sessionId } = (await send(base, 'POST', '/session', { capabilities })) as { sessionId: string }
  return {
    send: (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body),
  }
}

async function send(...[base, method, path, body]: [string, string, string, unknown?]): Promise<unknown> {
  const response = await fetch(base + path, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  })
  const { value } = (await response.json()) as { value: { message?: string; error?: string } }
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
  return value
}
