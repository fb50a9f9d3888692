/** Next's own error page carries inline styles, which the Content-Security-Policy refuses. */
export default function ErrorPage() {
  return (
    <main>
      <h1>エラーが発生しました / Something went wrong</h1>
      <p>
        <a href="/ja/">日本語</a> · <a href="/en/">English</a>
      </p>
    </main>
  )
}
