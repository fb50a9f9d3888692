export { type AnswerFile, type Frontmatter, languageOf, readAnswer, readAnswers, type Section } from './answers'
export { readPhrasings } from './asks'
export { type ChangesView, changesOf, newestCheck } from './changes-view'
export { type Arrival, checkpoint } from './checkpoint'
export { readCorpus } from './corpus'
export { type Embeds, embedsOf, policyText } from './embeds'
export { type GlossarySection, glossaryOf } from './glossary-view'
export {
  courseOf,
  type Lesson,
  posedOf,
  readExercises,
  readLesson,
  readLessons,
  sectionsOfExercises,
  titlesOf,
} from './lessons'
export { type Locale, locales } from './locales'
export { markdownOf } from './markdown'
export {
  type LanguagePart,
  languageParts,
  localeOf,
  localePaths,
  type PageProps,
  pageProps,
  questionsByTask,
} from './page'
