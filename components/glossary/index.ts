export { GlossaryPage, type GlossaryView } from './glossary-page'
