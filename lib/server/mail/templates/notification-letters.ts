import 'server-only'
import { roleLabel } from '@/lib/groups/role'
import { notificationSentence } from '@/lib/messages/notifications'
import { groupForDigest } from '@/lib/notifications/digest'
import { contextAfter, contextBefore } from '@/lib/notifications/passage-context'
import { env } from '@/lib/server/env'
import type { Letter, LetterPart } from '@/lib/server/mail/letter'
import type { NotificationRow } from '@/lib/server/notifications/notification-rows'
import { pathOf } from '@/lib/server/notifications/present'
import { excerpt } from '@/lib/text/excerpt'

/** Graphemes: of a subject, of the words of one person, and of a passage. */
const SUBJECT = 120
const WORDS = 2000
const PASSAGE = 300

const FOOTNOTE = 'You chose to be told of this by mail. What you get is in your settings.'

/** One notification as a mail: the passage, the words, and a link that opens the very thread. */
export function notificationLetter(row: NotificationRow): Letter {
  const sentence = sentenceOf(row)
  return {
    subject: subjectOf(row.title === null ? sentence : `${sentence} in “${row.title}”`),
    paragraphs: [`${sentence}${placeOf(row)}.`, ...quotes(row)],
    link: { label: row.annotationId === null ? 'Open the group' : 'Open the thread', href: hrefOf(row) },
    footnote: FOOTNOTE,
  }
}

/** A day's notifications as one mail, by text and thread; with `hasMore` it leads to where the others stand. */
export function digestLetter(rows: readonly NotificationRow[], { hasMore }: { hasMore: boolean }): Letter {
  const texts = groupForDigest(rows)
  const titles = texts.map(({ threads }) => nameOf(threads[0]?.items[0]))
  const things = rows.length === 1 ? '1 thing' : `${hasMore ? 'More than ' : ''}${rows.length} things`
  return {
    subject: subjectOf(`${things} new: ${titles.join(', ')}`),
    paragraphs: [
      ...texts.flatMap(({ threads }, index): (string | LetterPart)[] => [
        { heading: titles[index] ?? '' },
        ...threads.flatMap(({ items }) => threadParts(items)),
      ]),
      ...(hasMore ? [moreThanThis()] : []),
    ],
    footnote: 'This is your daily digest. What goes into it, and its hour, is in your settings.',
  }
}

function moreThanThis(): LetterPart {
  return {
    also: { label: 'There is more: open all notifications', href: `${env().baseUrl}/notifications?tab=all` },
  }
}

function threadParts(items: readonly NotificationRow[]): (string | LetterPart)[] {
  const last = items.at(-1)
  return [
    ...passage(items[0]),
    ...items.flatMap((row) => [`${sentenceOf(row)}.`, ...words(row)]),
    ...(last
      ? [
          {
            also: {
              label: last.annotationId === null ? 'Open the group' : 'Open the thread',
              href: hrefOf(last),
            },
          },
        ]
      : []),
  ]
}

function sentenceOf({ kind, actor, groupName, role, purpose }: NotificationRow): string {
  return notificationSentence({
    kind,
    actor,
    group: groupName,
    role: role === null ? null : roleLabel(role, purpose),
  })
}

/** " in “The Open Boat”, Thursday circle", and nothing for what is of a group. */
function placeOf({ title, annotationId, groupName }: NotificationRow): string {
  if (annotationId === null) return ''
  return title === null ? `, in ${groupName}` : ` in “${title}”, ${groupName}`
}

function nameOf(row: NotificationRow | undefined): string {
  return row?.title ?? row?.groupName ?? ''
}

function quotes(row: NotificationRow): LetterPart[] {
  return [...passage(row), ...words(row)]
}

function words({ words: said }: NotificationRow): LetterPart[] {
  return said === null || said === '' ? [] : [{ words: cut(said) }]
}

function passage(row: NotificationRow | undefined): LetterPart[] {
  if (!row || row.exact === null) return []
  const { exact, prefix, suffix } = row
  return [
    {
      passage: {
        before: contextBefore(prefix ?? ''),
        exact: excerpt(exact, PASSAGE),
        after: contextAfter(suffix ?? ''),
      },
    },
  ]
}

/** Long words are cut, and are then on one line. */
function cut(said: string): string {
  return said.length <= WORDS ? said : excerpt(said, WORDS)
}

function hrefOf(row: NotificationRow): string {
  return `${env().baseUrl}${pathOf(row)}`
}

/** One line without control characters, whatever a name or a title holds. */
function subjectOf(line: string): string {
  return excerpt(line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), SUBJECT)
}
