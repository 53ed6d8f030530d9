'use client'

import { Bell, Ellipsis, Link2, Lock, LockOpen, Pencil, Trash2, Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { FollowPart } from '@/components/notifications/follow-part'
import { Menu } from '@/components/ui/menu'
import type { MenuItem } from '@/components/ui/menu'
import { copyLink, permalink } from './copy-link'
import { useLock } from './use-lock'
import { useMute } from './use-mute'
import { useRemove } from './use-remove'
import styles from './annotation-card.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be done to an annotation besides answering it. */
export function AnnotationMenu({ annotation }: { annotation: Annotation }) {
  const { composing } = useRoom()
  const remove = useRemove()
  const lock = useLock()
  const mute = useMute(annotation)
  const mayEdit = useCan('annotation:update', annotation)
  const mayDelete = useCan('annotation:delete', annotation)
  const isRoot = annotation.thread !== null
  const mayLock = useCan('thread:lock', annotation) && isRoot
  const mayFollow = useCan('thread:follow', annotation) && isRoot
  const [isFollowShown, setFollowShown] = useState(false)
  const { id, readingId, author, facts } = annotation
  const { locked } = facts.thread
  const items: MenuItem[] = [
    {
      key: 'copy',
      label: 'Copy link',
      icon: <Link2 {...icon} />,
      onSelect: () => void copyLink(permalink(readingId, id)),
    },
  ]
  if (mayEdit) {
    const onSelect = () => void composing.edit(annotation)
    items.push({ key: 'edit', label: 'Edit', icon: <Pencil {...icon} />, onSelect })
  }
  if (mayDelete) {
    const onSelect = () => void remove(annotation)
    items.push({ key: 'delete', label: 'Delete', icon: <Trash2 {...icon} />, onSelect })
  }
  if (mayLock) {
    const Icon = locked ? LockOpen : Lock
    const onSelect = () => void lock(annotation, !locked)
    items.push({ key: 'lock', label: locked ? 'Unlock' : 'Lock', icon: <Icon {...icon} />, onSelect })
  }
  if (mayFollow) {
    const onSelect = () => setFollowShown(true)
    items.push({ key: 'follow', label: 'Notifications', icon: <Bell {...icon} />, onSelect })
  }
  if (mute && author) {
    const Icon = mute.isMuted ? Volume2 : VolumeX
    const label = mute.isMuted ? `Hear ${author.name} again` : `Mute ${author.name}`
    items.push({ key: 'mute', label, icon: <Icon {...icon} />, onSelect: mute.change })
  }
  return (
    <>
      <Menu
        label={author ? `More for the annotation by ${author.name}` : 'More for the thread'}
        items={items}
        className={styles.act ?? ''}
      >
        <Ellipsis {...icon} />
      </Menu>
      {isFollowShown && <FollowPart subject={{ kind: 'thread', id }} onClose={() => setFollowShown(false)} />}
    </>
  )
}
