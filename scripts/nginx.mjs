/** `npm run -s nginx`: a server block for nginx that serves `out/` as `npm start` does, from the same list of headers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { nginxFrom } from './serve/nginx.mjs'

const out = join(root, 'out')
process.stdout.write(nginxFrom(readFileSync(join(out, '_headers'), 'utf8'), { root: out, listen: '80' }))
