import { useEffect } from 'react'
import { CopyButton } from '@/components/copy'
import { useHistory } from '@/components/history'
import { useLocale, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Calculator } from './calculator'

/** The calculator's own page; what stands in the field stands in the link. */
export function CidrLab() {
  const text = useMessages('cidr')
  const site = useMessages('site')
  const { locale, origin } = useLocale()
  const history = useHistory('192.168.0.0-192.168.31.255')
  const { start, set, value } = history

  useEffect(() => {
    function open() {
      const written = new URLSearchParams(window.location.hash.slice(1)).get('in')
      if (written !== null) start(written)
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [start])

  const fragment = `#in=${encodeURIComponent(value)}`
  return (
    <Page title={text.title} description={text.lead} path="/tools/cidr/" short={site.cidr}>
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <Calculator
        value={value}
        onChange={(next) => {
          set(next)
          window.history.replaceState(window.history.state, '', `#in=${encodeURIComponent(next)}`)
        }}
      />
      <p className="no-print">
        <button type="button" className="button" disabled={!history.canUndo} onClick={history.undo}>
          {text.undo}
        </button>{' '}
        <button type="button" className="button" disabled={!history.canRedo} onClick={history.redo}>
          {text.redo}
        </button>{' '}
        <CopyButton text={`${origin}/${locale}/tools/cidr/${fragment}`} label={text.copyLink} />
      </p>
    </Page>
  )
}
