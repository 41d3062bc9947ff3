/** What typing may do to a document: stay within its length, and keep characters whole. */
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { ySyncAnnotation } from 'y-codemirror.next'

const HIGH = /[\uD800-\uDBFF]/
const LOW = /[\uDC00-\uDFFF]/
const HALF = /\p{Surrogate}/gu

/**
 * Refuses what is typed or pasted here beyond `limit` UTF-16 units, and calls `refused()`. What others typed always goes
 * in: two people may pass the limit together, and then both must still be able to delete.
 */
export function lengthLimit(limit, refused) {
  return EditorState.transactionFilter.of((transaction) => {
    const { docChanged, newDoc, startState } = transaction
    const grows = docChanged && newDoc.length > startState.doc.length
    if (!grows || newDoc.length <= limit || transaction.annotation(ySyncAnnotation)) return transaction
    queueMicrotask(refused)
    return []
  })
}

/**
 * Never cuts a character that takes two units (most emoji) in half: the browser reports that one was exchanged for
 * another as a change of the second half only, and half a character cannot be sent.
 */
export const wholeCharacters = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(ySyncAnnotation)) return transaction
  const { changes, widened } = wholeChanges(transaction)
  if (!widened) return transaction
  return {
    changes,
    selection: transaction.newSelection,
    scrollIntoView: transaction.scrollIntoView,
    userEvent: transaction.annotation(Transaction.userEvent),
  }
})

function wholeChanges(transaction) {
  const { doc } = transaction.startState
  const changes = []
  let widened = false
  transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    const from = cutsCharacter(doc, fromA) ? fromA - 1 : fromA
    const to = cutsCharacter(doc, toA) ? toA + 1 : toA
    const typed = inserted.toString()
    const insert = (doc.sliceString(from, fromA) + typed + doc.sliceString(toA, to)).replace(HALF, '\uFFFD')
    widened ||= insert !== typed
    changes.push({ from, to, insert })
  })
  return { changes, widened }
}

function cutsCharacter(doc, position) {
  if (position === 0 || position === doc.length) return false
  return HIGH.test(doc.sliceString(position - 1, position)) && LOW.test(doc.sliceString(position, position + 1))
}

/** One kind of line end, whatever is pasted: positions here and in the shared text then always agree. */
export const lineEnds = [
  EditorState.lineSeparator.of('\n'),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
]
