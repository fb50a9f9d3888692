export { type Locale, type LocaleChoice, LocaleProvider, useLocale, useMessages } from './context'
export { format, formatDate } from './format'
export { type Numbers, useNumbers } from './numbers'
