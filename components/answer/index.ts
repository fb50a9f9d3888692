export { AnswerPage, type AnswerView } from './answer-page'
export { type IndexEntry, QuestionIndex, type TaskView } from './question-index'
export { QuestionList, type TaskTitles } from './question-list'
