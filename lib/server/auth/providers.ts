import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { z } from 'zod'
import type { Provider } from '@/lib/auth/provider'
import { env } from '@/lib/server/env'

/** What a provider says of somebody: `verified` when it vouches that the address is theirs. No picture is taken. */
export type ProviderProfile = { id: string; name: string | null; email: string | null; verified: boolean }

/** The providers that this installation offers, in the order of their buttons. */
export function listProviders(): Provider[] {
  const { github, google, oidc } = env().providers
  return [
    ...(github ? [{ id: 'github' as const, label: 'GitHub' }] : []),
    ...(google ? [{ id: 'google' as const, label: 'Google' }] : []),
    ...(oidc ? [{ id: 'oidc' as const, label: oidc.name }] : []),
  ]
}

/** The same for next-auth. What they say is asked with PKCE and state, and taken in the same few fields. */
export function providerConfigs(): NextAuthConfig['providers'] {
  const { github, google, oidc } = env().providers
  return [
    ...(github
      ? [
          GitHub({
            clientId: github.id,
            clientSecret: github.secret,
            checks: ['pkce', 'state'],
            profile: async (profile, tokens) => ({
              id: String(profile.id),
              name: profile.name ?? profile.login,
              ...(await verifiedAddress(tokens.access_token ?? '')),
            }),
          }),
        ]
      : []),
    ...(google
      ? [
          Google({
            clientId: google.id,
            clientSecret: google.secret,
            checks: ['pkce', 'state', 'nonce'],
            profile: profileOf,
          }),
        ]
      : []),
    ...(oidc
      ? [
          {
            id: 'oidc',
            name: oidc.name,
            type: 'oidc' as const,
            issuer: oidc.issuer,
            clientId: oidc.id,
            clientSecret: oidc.secret,
            checks: ['pkce' as const, 'state' as const, 'nonce' as const],
            authorization: { params: { scope: 'openid profile email' } },
            profile: profileOf,
          },
        ]
      : []),
  ]
}

type Claims = {
  sub: string
  name?: string | null
  preferred_username?: string | null
  email?: string | null
  email_verified?: boolean | string | null
}

/** An address of which the provider says nothing is taken for verified: whoever runs Postil has chosen the provider. */
function profileOf(claims: Claims): ProviderProfile {
  return {
    id: claims.sub,
    name: claims.name ?? claims.preferred_username ?? null,
    email: claims.email ?? null,
    verified: claims.email_verified !== false && claims.email_verified !== 'false',
  }
}

const addressesSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** GitHub's own profile holds an address only where it is public, and does not say whether it is verified. */
async function verifiedAddress(token: string): Promise<Pick<ProviderProfile, 'email' | 'verified'>> {
  const response = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'postil' },
    signal: AbortSignal.timeout(10_000),
  })
  const addresses = response.ok ? addressesSchema.safeParse(await response.json()) : null
  const primary = addresses?.data?.find((address) => address.primary)
  return { email: primary?.email ?? null, verified: primary?.verified ?? false }
}
