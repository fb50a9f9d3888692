export { type LocaleChoice, LocaleProvider, type LocaleValue, useLocale, useMessages } from './context'
export { format, formatDate } from './format'
export { inARow } from './in-a-row'
export { type Numbers, useNumbers } from './numbers'
