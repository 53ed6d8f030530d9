/** Between the cards of the margin, in px; the first script and React place them alike. */
export const CARD_GAP = 12
