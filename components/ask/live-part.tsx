import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Loading } from '@/components/lazy'
import { useMessages } from '@/components/messages'
import type { Slug } from '@/content/topics'
import type { Entities } from '@/lib/ask'
import styles from './card.module.css'
import { LiveCalculator } from './live-calculator'

const loaded = {
  simulator: dynamic(() => import('./live-simulator').then((module) => module.LiveSimulator), { loading: Loading }),
  calculator: LiveCalculator,
} as const

/** Answers whose page has a live part that a question can fill in. */
const parts: Readonly<Partial<Record<Slug, keyof typeof loaded>>> = {
  'port-80-unreachable': 'simulator',
  'service-unreachable': 'simulator',
  'rule-priority': 'simulator',
  'default-rules': 'simulator',
  'isolate-within-group': 'simulator',
  'communicate-across-groups': 'simulator',
  'protocols-and-ports': 'simulator',
  'port-25-blocked': 'simulator',
  'ip-and-cidr': 'calculator',
}

interface Props {
  readonly slug: Slug
  readonly entities: Entities
}

/** The live part of an answer, filled in from the question; loaded when the reader opens it, one open at a time. */
export function LivePart({ slug, entities }: Props) {
  const text = useMessages('ask')
  const [opened, setOpened] = useState(false)
  const part = parts[slug]
  if (!part) return null
  const Part = loaded[part]
  return (
    <details name="live-part" className={styles.live} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{part === 'simulator' ? text.trySimulator : text.tryCalculator}</summary>
      {opened ? <Part slug={slug} entities={entities} /> : null}
    </details>
  )
}
