import Link from 'next/link'
import { mutePersonAction } from '@/app/g/[groupSlug]/members/actions'
import { SettingsSection } from '@/components/auth/settings-section'
import { MutedList } from '@/components/groups/muted-list'
import { can } from '@/lib/permissions/can'
import { accountFacts } from '@/lib/server/auth/facts'
import { listMutes } from '@/lib/server/groups/list-mutes'
import { pageContext } from '@/lib/server/page-context'

/** Sections of the settings about others: whom one has muted, and for administrators the way to the installation. */
export async function OtherSections() {
  const context = await pageContext()
  const muted = await listMutes.execute(context, {})
  return (
    <>
      <SettingsSection id="muted" title="Muted people">
        <MutedList people={muted} mute={mutePersonAction} />
      </SettingsSection>
      {can(context.viewer, 'installation:administer', accountFacts(context)) && (
        <SettingsSection id="installation" title="Administration">
          <p>
            You look after this installation. <Link href="/admin">Go to its people, groups and settings</Link>
          </p>
        </SettingsSection>
      )}
    </>
  )
}
