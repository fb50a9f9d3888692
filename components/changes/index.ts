export { ChangesPage, type ChangesView } from './changes-page'
