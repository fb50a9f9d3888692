import { askDialog } from '../marks'

/** The question box, which stands in every page. */
export const findDialog = () => document.querySelector<HTMLDialogElement>(`dialog#${askDialog}`)
