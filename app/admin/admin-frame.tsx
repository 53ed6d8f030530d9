import type { ReactNode } from 'react'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { AdminHead } from '@/components/admin/admin-head'
import { Said } from '@/components/groups/said'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { pageContext } from '@/lib/server/page-context'

export type AdminFrameProps = {
  page: '/admin' | '/admin/groups' | '/admin/mail' | '/admin/settings'
  said: string | readonly string[] | undefined
  children: ReactNode
}

/** What stands around each page of the administration. */
export async function AdminFrame({ page, said, children }: AdminFrameProps) {
  const { name } = await pageContext()
  return (
    <>
      <Header
        viewer={name === null ? null : { name }}
        crumbs={[{ label: 'Administration' }]}
        signOut={signOutAction}
        next={page}
      />
      <Page>
        <Said said={said} />
        <AdminHead page={page} />
        {children}
      </Page>
    </>
  )
}

/** What a list's address asks for. */
export function askedOf({ after, words }: Record<string, string | string[] | undefined>) {
  return {
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof words === 'string' ? { words } : {}),
  }
}

/** The address of the next page of a list; null on the last. */
export function nextOf(path: string, next: string | null, words: string | undefined): string | null {
  if (next === null) return null
  return `${path}?${new URLSearchParams({ ...(words ? { words } : {}), after: next }).toString()}`
}
