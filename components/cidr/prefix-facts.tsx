import { format, useMessages, useNumbers } from '@/components/messages'
import { blockAt, count, maskOf, wildcardOf } from '@/lib/cidr'
import styles from './cidr.module.css'

/** What an IPv4 prefix length means wherever it stands: its mask both ways and how many addresses it leaves. */
export function PrefixFacts({ prefix }: { readonly prefix: number }) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const block = blockAt(4, 0n, prefix)
  return (
    <dl className={styles.facts}>
      <dt>{text.prefix}</dt>
      <dd>
        <code>/{prefix}</code>
      </dd>
      <dt>{text.mask}</dt>
      <dd>
        <code>{maskOf(block)}</code>
      </dd>
      <dt>{text.wildcard}</dt>
      <dd>
        <code>{wildcardOf(block)}</code>
      </dd>
      <dt>{text.count}</dt>
      <dd>{format(text.countOf, { free: 32 - prefix, count: number(count(block)) })}</dd>
    </dl>
  )
}
