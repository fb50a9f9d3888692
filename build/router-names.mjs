/**
 * Stands in the browser for the two modules of Next that name all files, headers and messages of its build and server: what
 * the router takes of them. `test/build/router-names.test.ts` holds it to Next's own.
 */
export const MATCHED_PATH_HEADER = 'x-matched-path'
export const NEXT_INTERCEPTION_MARKER_PREFIX = 'nxtI'
export const NEXT_NAV_DEPLOYMENT_ID_HEADER = 'x-nextjs-deployment-id'
export const NEXT_QUERY_PARAM_PREFIX = 'nxtP'

// In development alone.
export const DEV_CLIENT_MIDDLEWARE_MANIFEST = '_devMiddlewareManifest.json'
export const DEV_CLIENT_PAGES_MANIFEST = '_devPagesManifest.json'
export const WEB_SOCKET_MAX_RECONNECTIONS = 12
