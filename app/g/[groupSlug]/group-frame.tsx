import type { ReactNode } from 'react'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { GroupHead } from '@/components/groups/group-head'
import { Said } from '@/components/groups/said'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { groupPath } from '@/lib/groups/slug'
import type { ShownGroup } from '@/lib/server/groups/get-group'

export type GroupFrameProps = {
  shown: ShownGroup
  /** The viewer's name; null when signed out. */
  name: string | null
  page: '' | 'members' | 'settings'
  said?: string | readonly string[] | undefined
  children: ReactNode
}

/** What stands around each page of a group. */
export function GroupFrame({ shown, name, page, said, children }: GroupFrameProps) {
  const { group } = shown
  const here = page === '' ? [] : [{ label: page === 'members' ? 'Members' : 'Settings' }]
  const path = groupPath(group.slug, page)
  return (
    <>
      <Header
        viewer={name === null ? null : { name }}
        crumbs={[{ label: group.name, ...(page === '' ? {} : { href: groupPath(group.slug) }) }, ...here]}
        signOut={signOutAction}
        next={path}
      />
      <Page>
        <Said said={said} />
        <GroupHead {...shown} page={page} />
        {children}
      </Page>
    </>
  )
}
