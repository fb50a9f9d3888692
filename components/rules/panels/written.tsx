import styles from '../rule-workbench.module.css'

/** A text to take away; where it is longer than its frame it scrolls, with the keyboard as well. */
export function Written({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus
    <section className={styles.written} aria-label={label} tabIndex={0}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  )
}
