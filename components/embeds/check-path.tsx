import { format, useMessages } from '@/components/messages'
import styles from './embeds.module.css'

/** The way from the client to the process, layer by layer, with what to check at each. */
export function CheckPath({ port }: { readonly port: number }) {
  const text = useMessages('tables')
  const layers = [
    [text.layerName, text.layerNameCheck],
    [text.layerPublic, text.layerPublicCheck],
    [text.layerEdge, text.layerEdgeCheck],
    [text.layerAcl, text.layerAclCheck],
    [text.layerGroup, text.layerGroupCheck],
    [text.layerHost, text.layerHostCheck],
    [text.layerSocket, text.layerSocketCheck],
    [text.layerApplication, text.layerApplicationCheck],
  ] as const
  return (
    <ol className={styles.path}>
      {layers.map(([name, check]) => (
        <li key={name}>
          <strong>{name}</strong>
          <span>{format(check, { port })}</span>
        </li>
      ))}
    </ol>
  )
}
