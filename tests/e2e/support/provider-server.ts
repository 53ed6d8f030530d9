import { Events, OAuth2Server } from 'oauth2-mock-server'

// A provider of OpenID Connect for the journeys: whoever comes is signed in there already, as the cookie "elsewhere" says.
// Its port is given; cookies of this machine's name are seen on every port of it.
const port = Number(process.argv[2])
const server = new OAuth2Server()
const people = new Map<string, string>()

const claimsOf = (sub: string) => ({
  sub,
  name: 'Zoë Elsewhere',
  email: `${sub}@postil.example`,
  email_verified: true,
})

server.service.on(Events.BeforeAuthorizeRedirect, ({ url }, request) => {
  const sub = /\belsewhere=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'nobody'
  people.set(url.searchParams.get('code') ?? '', sub)
})
server.service.on(Events.BeforeTokenSigning, (token, request) => {
  const code = 'body' in request ? String(request.body.code) : ''
  Object.assign(token.payload, claimsOf(people.get(code) ?? 'nobody'))
})

await server.issuer.keys.generate('RS256')
await server.start(port, 'localhost')
process.once('SIGTERM', () => process.exit(0))
