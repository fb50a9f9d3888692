import type { Verdict } from '@/lib/rules'
import styles from './gate.module.css'

/** The roof of a notice board, as wide as the board. */
export function Roof() {
  return (
    <svg className={styles.roof} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 9 50 1 100 9" />
    </svg>
  )
}

/** Five small boards: rules that are counted. */
export function SmallBoards() {
  return (
    <svg className={styles.few} viewBox="0 0 76 24" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((at) => (
        <path key={at} d={`M${2 + 16 * at} 6l5-4 5 4m-9 0v8h8V6m-4 8v10`} />
      ))}
    </svg>
  )
}

/** The gate with its doors: shut and grey before it is decided, open, barred, or one leaf each way where it depends. */
export function GatePicture({ verdict }: { readonly verdict: Verdict | null }) {
  return (
    <svg className={`${styles.doors} ${verdict ?? ''}`} viewBox="0 0 132 132" aria-hidden="true">
      {verdict === 'accept' ? <path className={styles.leaf} d="M34 46l12 9v76l-12-4zM98 46l-12 9v76l12-4z" /> : null}
      {verdict === 'depends' ? (
        <>
          <path className={styles.leaf} d="M34 46h31v82H34zM98 46l-12 9v76l12-4z" />
          <text x="76" y="98">
            ?
          </text>
        </>
      ) : null}
      {verdict === 'drop' || verdict === null ? (
        <>
          <path className={styles.leaf} d="M34 46h32v82H34zM66 46h32v82H66z" />
          <path className={styles.planks} d="M42 46v82M50 46v82M58 46v82M74 46v82M82 46v82M90 46v82" />
        </>
      ) : null}
      <path className={styles.beam} d="M12 5h108M26 36h80" />
      <rect className={styles.wood} x="2" y="13" width="128" height="9" rx="4" />
      <path className={styles.wood} d="M25 22h9v110h-9zM98 22h9v110h-9z" />
      {verdict === 'drop' ? <path className={styles.bar} d="M30 87h72" /> : null}
    </svg>
  )
}
