import type { ReactNode } from 'react'
import styles from './home.module.css'

/** Pictures of the four tools, drawn from fixed examples; the words beside them say the same. */
function Picture({ children }: { readonly children: ReactNode }) {
  return (
    <svg className={styles.picture} viewBox="0 0 240 72" aria-hidden="true">
      {children}
    </svg>
  )
}

/** Layers on the way from the client to the process; the fourth stops. */
function Path() {
  const stations = [14, 56, 98, 140, 182, 224]
  return (
    <Picture>
      <path className={styles.passing} d="M14 28h126" />
      <path className={styles.unknown} d="M140 28h84" />
      {stations.map((x, index) =>
        index === 3 ? (
          <g key={x} className={styles.stopping}>
            <rect x={x - 11} y="17" width="22" height="22" rx="3" />
            <path d={`m${x - 5} 23 10 10m0-10-10 10`} />
          </g>
        ) : (
          <circle key={x} className={index < 3 ? styles.passed : styles.open} cx={x} cy="28" r="8" />
        ),
      )}
      <text x="140" y="62" textAnchor="middle" className={styles.stopped}>
        127.0.0.1:80
      </text>
    </Picture>
  )
}

/** A packet that is stopped at the second of three boards of a gate. */
function Gate() {
  return (
    <Picture>
      <path className={styles.wood} d="M66 8q54 6 108 0M76 16h88M84 10v54M156 10v54" />
      {[
        [89, '1'],
        [111, '10'],
        [133, '50'],
      ].map(([x, priority]) => (
        <g key={x}>
          <rect className={styles.board} x={x} y="22" width="18" height="40" rx="2" />
          <text x={Number(x) + 9} y="58" textAnchor="middle">
            {priority}
          </text>
        </g>
      ))}
      <path className={styles.stoppedLine} d="M20 34h92" />
      <g className={styles.stopping}>
        <rect x="112.5" y="27" width="15" height="15" rx="2" />
        <path d="m116.5 31 7 7m0-7-7 7" />
      </g>
    </Picture>
  )
}

const bits = [...Array(32).keys()]

/** The bits of an address, nineteen of which stay fixed. */
function Bits() {
  return (
    <Picture>
      {bits.map((bit) => (
        <rect
          key={bit}
          className={bit < 19 ? styles.fixed : styles.free}
          x={4 + bit * 7 + Math.floor(bit / 8) * 3}
          y="16"
          width="5.5"
          height="22"
          rx="1"
        />
      ))}
      <text x="4" y="60">
        192.168.0.0
      </text>
      <text x="140" y="60" className={styles.accent}>
        /19
      </text>
    </Picture>
  )
}

/** Operations that a policy closes, and one that it leaves open. */
function Operations() {
  return (
    <Picture>
      <path className={styles.passing} d="m8 15 5 5 9-10M8 37l5 5 9-10" />
      <path className={styles.left} d="M8 59h14" />
      <text x="32" y="20">
        AuthorizeSecurityGroup
      </text>
      <text x="32" y="42">
        RevokeSecurityGroup
      </text>
      <text x="32" y="64" className={styles.stopped}>
        JoinSecurityGroup
      </text>
    </Picture>
  )
}

export const pictures: Readonly<Record<string, () => ReactNode>> = {
  '/tools/reachability/': Path,
  '/tools/rules/': Gate,
  '/tools/cidr/': Bits,
  '/tools/policy/': Operations,
}
