export { type AnswerFile, type Frontmatter, languageOfPage, readAnswer, readAnswers, type Section } from './answers'
export { readPhrasings } from './asks'
export { changesView, type DatedChanges, newestCheck } from './changes-view'
export { checkpoint } from './checkpoint'
export { readCorpus } from './corpus'
export { type DocumentEmbeds, embedsOf, policyText } from './embeds'
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
export { answerMarkdown } from './markdown'
export { pickMessages } from './messages'
export {
  type LanguagePart,
  languageParts,
  localeOf,
  localePaths,
  type PageProps,
  pageProps,
  questionsByTask,
} from './page'
