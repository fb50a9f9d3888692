export { type Locale, LocaleProvider, useLocale, useMessages } from './context'
export { format, formatDate } from './format'
