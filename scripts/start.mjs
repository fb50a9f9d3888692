/** `npm start`: install if needed, build, serve as in production, print the URL. */
import { createServer } from 'node:net'
import { installIfNeeded, run } from './install.mjs'

const port = Number(process.env.PORT ?? 3000)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT is "${process.env.PORT}"; a number from 1 to 65535 was expected.`)
  process.exit(1)
}

await new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', (error) => {
    const why =
      error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${error.code ?? error.message})`
    console.error(`Port ${port} ${why}. Choose another one, for example: PORT=${port === 3001 ? 3002 : 3001} npm start`)
    process.exit(1)
  })
  probe.listen(port, () => probe.close(resolve))
})

installIfNeeded()
run('npm', ['run', '-s', 'build'])
const { serve } = await import('./serve.mjs')
const server = await serve(port)
console.log(`Sekisho is served at ${server.url}`)
