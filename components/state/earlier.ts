import dynamic from 'next/dynamic'

/** The way back to what was pasted last: it comes after the page, and only to the tools that show it. */
export const Earlier = dynamic(() => import('./earlier-paste').then(({ EarlierPaste }) => EarlierPaste), { ssr: false })
