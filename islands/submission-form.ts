/** `<submission-form>`: judges a submission without leaving the page. */
import { SubmissionForm } from './elements/submission-form'

customElements.define('submission-form', SubmissionForm)
