/** Where else one may have an account to sign in with. `oidc` is any provider of OpenID Connect. */
export const PROVIDER_IDS = ['github', 'google', 'oidc'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

/** A provider as its button names it. */
export type Provider = { id: ProviderId; label: string }

/** A provider as one's settings show it. */
export type ProviderLink = Provider & { linked: boolean }

/** The page on which accounts are linked, and to which a provider sends back for it. */
export const LINKING_PAGE = '/settings/sign-in'
/** The address that tells linking from signing in. */
export const LINKED_PAGE = `${LINKING_PAGE}?linked`

/** Why signing in elsewhere led nowhere: reasons of `lib/messages`, as they stand in the address of the page that tells. */
export const PROVIDER_REFUSALS = [
  'provider_failed',
  'provider_not_linked',
  'provider_not_invited',
  'provider_no_address',
  'provider_address_unverified',
  'provider_of_another',
] as const
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number]

/** The refusal that an address names; what next-auth says in its own words is `provider_failed`. Null for none. */
export function providerRefusal(error: string | string[] | undefined): ProviderRefusal | null {
  if (error === undefined) return null
  return PROVIDER_REFUSALS.find((refusal) => refusal === error) ?? 'provider_failed'
}
