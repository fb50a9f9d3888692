import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'

/** The model could not be loaded: another try, and the list of questions. */
export function Failure({ onRetry }: { readonly onRetry: () => void }) {
  const text = useMessages('ask')
  const site = useMessages('site')
  return (
    <p role="alert" className="drop">
      ✕ {text.failed}{' '}
      <button type="button" className="button" onClick={onRetry}>
        {text.retry}
      </button>{' '}
      <Link to="/faq/">{site.faq}</Link>
    </p>
  )
}
