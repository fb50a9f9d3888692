import { headersOf, readHeaders } from './headers.mjs'
import { revalidate } from './server.mjs'

/** nginx knows no other way to write a dollar sign than a variable that holds one. */
const dollar = ['$', '{dollar}'].join('')

/** @param {string} text */
function quoted(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('$', () => dollar)}"`
}

/**
 * @param {Record<string, string>} headers by lower-case name
 * @param {string} indent
 */
function lines({ 'content-type': type, ...headers }, indent) {
  const kept = Object.entries({ 'cache-control': revalidate, ...headers })
  const added = kept.map(([name, value]) => `${indent}add_header ${name} ${quoted(value)} always;`)
  return type === undefined ? added : [...added, `${indent}types { }`, `${indent}default_type ${quoted(type)};`]
}

/**
 * A server block for nginx that answers as `npm start` does, as far as nginx can.
 *
 * @param {string} text the `_headers` file
 * @param {{ root: string, listen: string }} place the folder that holds the site, and what to listen on
 * @returns {string}
 * @throws an error when a rule's path is more than a beginning
 */
export function nginxFrom(text, { root, listen }) {
  const rules = readHeaders(text)
  const beginnings = rules.map(({ path }) => path).filter((path) => path !== '/*')
  const locations = beginnings.flatMap((path) => {
    if (path.indexOf('*') !== path.length - 1) throw new Error(`_headers: ${path} is no beginning of paths`)
    const prefix = path.slice(0, -1)
    return [
      '',
      `  location ${prefix} {`,
      ...lines(headersOf(rules, `${prefix}x`), '    '),
      '    try_files $uri =404;',
      '  }',
    ]
  })
  return `${[
    '# Written from the list of headers that the site is meant to be served with.',
    'geo $dollar { default "$"; }',
    '# What is not there is said in the language of the address.',
    'map $uri $absent { default /404.html; "~^/(?<language>[A-Za-z-]+)/" /$language/404.html; }',
    'server {',
    `  listen ${listen};`,
    `  root ${quoted(root)};`,
    '  absolute_redirect off;',
    '  server_tokens off;',
    '  charset utf-8;',
    '  charset_types text/css text/javascript application/javascript application/json application/xml text/xml;',
    '  gzip on;',
    '  gzip_vary on;',
    '  gzip_comp_level 6;',
    '  gzip_types text/css text/javascript application/javascript application/json application/xml text/xml image/svg+xml text/plain application/manifest+json;',
    '  # Files that were compressed beforehand, where there are any.',
    '  gzip_static on;',
    '  error_page 404 @absent;',
    ...lines(headersOf(rules, '/'), '  '),
    '',
    '  location / {',
    '    try_files $uri $uri/ =404;',
    '  }',
    ...locations,
    '',
    '  location @absent {',
    '    try_files $absent /404.html =404;',
    '  }',
    '',
    '  # Names that are none of the site.',
    '  location ~ (?:/\\.(?!well-known/)|^/_headers$) {',
    '    return 404;',
    '  }',
    '}',
  ].join('\n')}\n`
}
