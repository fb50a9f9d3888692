import { CopyButton } from '@/components/copy'
import { useEmbeds } from './context'
import styles from './embeds.module.css'

/** A RAM policy from content/policies/, ready to copy: `<Policy name="deny-security-group-rules" />`. */
export function Policy({ name }: { readonly name: string }) {
  const text = useEmbeds().policies[name]
  if (text === undefined) throw new Error(`This page carries no policy "${name}"`)
  return (
    <div className={styles.code}>
      <pre>
        <code>{text.trim()}</code>
      </pre>
      <CopyButton text={text} />
    </div>
  )
}
