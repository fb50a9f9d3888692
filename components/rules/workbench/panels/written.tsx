import { ScrollBox } from '@/components/scroll'
import styles from '../workbench.module.css'

/** A text to take away; where it is longer than its frame it scrolls. */
export function Written({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <ScrollBox className={styles.written} label={label}>
      <pre>
        <code>{text}</code>
      </pre>
    </ScrollBox>
  )
}
