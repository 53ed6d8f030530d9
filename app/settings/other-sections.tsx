import Link from 'next/link'
import { mutePersonAction } from '@/app/g/[groupSlug]/members/actions'
import { SettingsSection } from '@/components/auth/settings-section'
import { ChannelsForm } from '@/components/notifications/channels-form'
import { MutedList } from '@/components/groups/muted-list'
import { can } from '@/lib/permissions/can'
import { accountFacts } from '@/lib/server/auth/facts'
import { listMutes } from '@/lib/server/groups/list-mutes'
import { getChannels } from '@/lib/server/notifications/get-channels'
import { pageContext } from '@/lib/server/page-context'
import { chooseChannelsAction } from './actions'

/** Sections of the settings about others: what one is told of them, whom one has muted, and for administrators the way to the installation. */
export async function OtherSections({ saved }: { saved: string | null }) {
  const context = await pageContext()
  const [muted, channels] = await Promise.all([
    listMutes.execute(context, {}),
    getChannels.execute(context, {}),
  ])
  return (
    <>
      <SettingsSection id="notifications" title="Notifications" done={saved}>
        <ChannelsForm action={chooseChannelsAction} preferences={channels} timeZones={timeZones()} />
      </SettingsSection>
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

/** Those that can be named here; UTC is not among those that the platform lists. */
function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}
