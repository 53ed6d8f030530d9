import type { FirstOpen } from '@/lib/client/annotation-store'
import type { OutlineEntry } from '@/lib/documents/outline'
import type { Preferences } from '@/lib/notifications/preference'
import type { Snapshot } from '@/lib/realtime/snapshot'
import type { FormAction } from '@/components/shell/use-form-action'
import { Header } from '@/components/shell/header'
import { ArticleView } from './article-view'
import { ContentsList } from './contents-list'
import { HeaderControls } from './header-controls'
import { InlineScript } from './inline-script'
import { ReadingRoom } from './reading-room'
import { partKeys } from './remember-page'
import { RoomHead } from './room-head'
import styles from './room.module.css'

export type ReadingPageProps = {
  snapshot: Snapshot
  preferences: Preferences
  /** The way the text runs. */
  direction: 'ltr' | 'rtl'
  /** Reading time of the text. */
  minutes: number
  /** Its headings. */
  contents: readonly OutlineEntry[]
  /** Of the policy; also the key under which `rememberPage` has put the article aside. */
  nonce: string
  /** The thread that a permalink names. */
  open: FirstOpen | null
  /** True for `?marks=1`: the passages are marked in the HTML. */
  marks: boolean
  /** The page with the next threads, for whom no script runs; null after the last. */
  nextHref: string | null
  /** This page's path, to come back to. */
  path: string
  signOut: FormAction
}

/** The reading page: everything can be read without scripts, and one island brings it to life. */
export function ReadingPage({
  snapshot,
  preferences,
  direction,
  minutes,
  contents,
  nonce,
  open,
  marks,
  nextHref,
  path,
  signOut,
}: ReadingPageProps) {
  const { reading, viewer, now } = snapshot
  const { title, language, group } = reading
  const keys = partKeys(nonce)
  return (
    <ReadingRoom
      header={
        <Header
          viewer={viewer.name === null ? null : { name: viewer.name }}
          crumbs={[{ label: group.name }, { label: title }]}
          signOut={signOut}
          next={path}
        >
          <ContentsList entries={contents} language={language} direction={reading.direction} />
          <HeaderControls />
        </Header>
      }
      snapshot={snapshot}
      preferences={preferences}
      first={open}
      isPainted={!marks}
      direction={direction}
      nextHref={nextHref}
      hasContents={contents.length > 0}
      signInHref={`/sign-in?next=${encodeURIComponent(path)}`}
      head={
        <div>
          <RoomHead reading={reading} minutes={minutes} now={now} />
          {!marks && <MarksLink href={`${path}?marks=1`} />}
        </div>
      }
      text={
        <div>
          <InlineScript id="first-anchors" type="application/json" htmlKey={keys.anchors} nonce={nonce} />
          <ArticleView
            title={title}
            language={language}
            direction={reading.direction}
            htmlKey={keys.article}
          />
        </div>
      }
      placing={<InlineScript htmlKey={keys.place} nonce={nonce} />}
    />
  )
}

/** Highlights need a script; without one they can be written into the text. */
function MarksLink({ href }: { href: string }) {
  return (
    <noscript>
      <p className={styles.tools}>
        <a className={styles.tool} href={href}>
          Mark the annotated passages
        </a>
      </p>
    </noscript>
  )
}
