import type { ReactNode } from 'react'
import styles from './embeds.module.css'

export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.note} role="note">
      {children}
    </div>
  )
}

export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles.warning}`} role="note">
      {children}
    </div>
  )
}
