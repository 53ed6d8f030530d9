/**
 * Every text about a failure, by code and by reason: what to do next, in sentence case, without apologies. Words in
 * braces are filled in by `format.ts`.
 */
export const CODE_TEXTS = {
  malformed: 'The request could not be read. Reload the page and try again.',
  signed_out: 'Sign in to go on. Your words are kept.',
  forbidden: 'You may not do this here.',
  not_found: 'There is nothing here, or it is not open to you. Check the address, or ask whoever sent it.',
  conflict: 'This was changed meanwhile. Look at the current state and try again.',
  too_large: 'This is too large. The limit is {limit} bytes.',
  invalid_input: 'Check what was entered.',
  rate_limited: 'That was a lot at once. Try again in {wait}.',
  unexpected:
    'This did not work, and the failure was logged. Try again; if it happens again, give your administrator the number {trace}.',
  unavailable: 'The server cannot be reached just now. Your words are kept; try again in a moment.',
} as const

/** Why something is refused, by the reasons of the law and of commands. */
export const REASON_TEXTS = {
  signed_out: 'Sign in to do this.',
  suspended: 'Your account is suspended. You can read, and write again once the suspension ends.',
  by_token: 'A token cannot change the account it belongs to. Sign in to Postil to do this.',
  not_a_member: 'Only members of the group can do this. Ask its owner for an invitation.',
  not_a_moderator: 'Only those who moderate the group can do this.',
  not_an_owner: 'Only the group’s owners can do this.',
  already_a_member: 'You are in this group already.',
  not_invited: 'This group is joined with an invitation. Ask one of its members for a link.',
  invitation_revoked: 'This invitation was revoked. Ask whoever sent it for a new link.',
  invitation_expired: 'This invitation has expired. Ask whoever sent it for a new link.',
  invitation_used_up:
    'This invitation has let in as many as it was made for. Ask whoever sent it for a new link.',
  not_previewed: 'The texts of this group are shown to its members only.',
  takes_no_requests: 'This group takes no requests. Ask one of its members for an invitation.',
  last_owner: 'A group needs an owner. Make somebody else one first.',
  somebody_else: 'Only they themselves can do this.',
  oneself: 'This cannot be done to oneself.',
  not_in_the_group: 'Nobody with this address is in the group.',
  has_an_owner: 'This group has an owner, who decides who else becomes one.',
  not_an_administrator: 'Only administrators of this installation can do this.',
  group_is_closed: 'This group is open to its members only.',
  group_is_archived: 'This group is archived. It can be read, and nothing new can be written.',
  may_not_write: 'You can read here and write notes for “Only me”. Ask the group’s owner to take part.',
  not_an_editor: 'Only the text’s owners and editors can do this.',
  not_the_document_owner: 'Only the text’s owner can do this.',
  not_published: 'This text is not published yet.',
  commenting_is_closed: 'Commenting is closed for this text. You can still write notes for “Only me”.',
  deleted: 'This was deleted.',
  not_deleted: 'This is not deleted.',
  not_the_author: 'Only its author can do this.',
  own_annotation: 'You wrote this yourself. You can edit or delete it.',
  private: 'This is for “Only me”.',
  not_private: 'This is no longer for “Only me”.',
  not_for_moderators: 'This is not for the moderators.',
  not_for_the_group: 'This is not for the whole group.',
  not_by_a_moderator: 'This was not written by a moderator.',
  not_approved: 'This waits for review. It can be answered once it is approved.',
  another_circle: 'This belongs to another circle.',
  not_revealed_yet: 'Others’ annotations are shown later here.',
  thread_is_hidden: 'The thread of this reply is not open to you.',
  not_your_thread: 'Only the thread’s starter, the text’s owner and moderators can resolve it.',
  thread_locked: 'This thread is locked. It can be read, and takes no further replies or edits.',
  no_replies: 'Nothing is left here.',
  unknown_action: 'You may not do this here.',

  sign_up_closed: 'Accounts are made by invitation here. Ask whoever leads your group for a link.',
  no_mail_server:
    'No mail is sent from here. Ask the administrator of this installation for a link to a new password.',

  edited_meanwhile: 'This was edited meanwhile. Compare both, then save again.',
  draft_changed: 'This draft was changed on another device. Compare both, then keep one.',
  draft_posted: 'This draft was posted already.',
  id_taken: 'This was posted already with other words. Copy yours, reload, and post them anew.',
  text_needs_owner: 'A text needs an owner. Add another one first.',
  nothing_to_publish: 'This text has no words yet. Write something, then publish.',
  published_already: 'This text is published already.',
  words_erased: 'The words have been erased and cannot be brought back.',
  request_answered: 'Somebody has answered this request already. Reload the page.',
  not_json: 'The request is not JSON. Send it with content type application/json.',
  not_an_object: 'The request is not a JSON object.',
  provider_failed: 'Signing in elsewhere was broken off, or did not work. Try again, or sign in another way.',
  provider_not_linked:
    'There is an account with the same e-mail here already. Sign in to it as before, then connect the other under Settings, Ways to sign in.',
  provider_not_invited:
    'Nobody here knows that account, and new people come by invitation. Open your invitation first, or ask whoever runs this installation.',
  provider_no_address:
    'The other side told no e-mail address, and an account here needs one. Add one there, or sign up here.',
  provider_address_unverified:
    'Your e-mail address is not verified on the other side. Verify it there and try again.',
  provider_of_another: 'That account is connected to somebody else here already. Disconnect it there first.',
  last_way_in: 'This is your only way to sign in. Set a password or connect another account first.',
  token_unknown:
    'This token is not valid: it was revoked, has expired, or is not complete. Make a new one in your settings.',
  token_only_reads: 'This token may only read. Make one that may write in your settings.',
  foreign_origin: 'The request came from another site. Open Postil itself and try again.',
} as const

/** What is wrong with one field. */
export const FIELD_TEXTS = {
  required: 'This is missing.',
  wrong_kind: 'This has to be {expected}.',
  unknown_field: 'There is no such field.',
  too_long: 'At most {limit} characters.',
  too_short: 'At least {limit} characters.',
  too_many: 'At most {limit}.',
  too_few: 'At least {limit}.',
  too_great: 'At most {limit}.',
  too_small: 'At least {limit}.',
  not_allowed: 'This value is not one of those allowed.',
  malformed: 'This is not in the expected form.',
  not_an_id: 'This is not an id.',
  not_storable: 'This holds a character that cannot be stored. Remove it and try again.',

  body_missing: 'Write something first.',
  body_empty: 'Write something first.',
  draft_of_nothing: 'Name what the draft is about.',
  too_many_drafts: 'You have {limit} drafts here. Post or discard some; this one stays on this device.',
  nothing_to_change: 'There is nothing to change.',
  range_empty: 'Select at least one character.',
  range_outside_text: 'This passage lies outside the text. Select it again.',
  whole_document_alone: 'A note on the whole text has no further passage.',
  highlight_without_range: 'Select a passage to highlight.',
  quote_differs: 'The text at this place reads differently. Select the passage again.',
  context_differs: 'The text around this place reads differently. Select the passage again.',
  split_surrogate: 'This passage cuts a character in two. Select it again.',
  not_an_integer: 'This has to be a whole number.',
  only_widened: 'Who sees it can only be widened. To take words back, delete them.',
  wider_than_root: 'A reply cannot be seen by more people than what it answers.',
  reply_stays_one: 'A reply stays a reply.',
  repeated: 'Give this once.',
  unknown_revision: 'The text has no such revision. Reload the page.',
  list_of_one_kind: 'Ask for a thread, for roots, or for a page, and for one of them only.',
  list_of_nothing: 'Name a reading or a thread.',
  not_a_cursor: 'This is not a cursor of this list. Start from the beginning.',

  title_missing: 'Enter a title.',
  text_missing: 'Paste or write a text first.',
  text_nul: 'The text holds a NUL character, which cannot be stored. Remove it and try again.',
  text_lone_surrogate: 'The text holds half of a character, which cannot be stored. Remove it and try again.',
  text_depth:
    'Parts of this text lie more than {limit} levels deep in one another. Take some lists or quotes apart.',
  text_too_long: 'At most {limit} characters. Divide the text in two.',
  text_too_many_nodes: 'This text has too many parts. Divide it in two.',
  text_malformed: 'This is no text of Postil.',
  language_malformed: 'Choose a language from the list.',
  line_malformed: 'This holds a character that cannot be stored. Remove it and try again.',
  line_control: 'This holds an invisible control character. Type it anew.',
  line_bidi: 'This holds a character that changes the direction of writing. Type it anew.',
  line_invisible: 'This shows nothing. Enter something that can be seen.',
  not_among_yours: 'Choose somebody from one of your groups.',
  too_many_mentions: 'At most {limit} people can be mentioned.',
  too_many_tags: 'At most 20 tags.',
  tag_malformed: 'This tag holds a character that cannot be stored. Type it anew.',
  tag_control: 'This tag holds an invisible control character. Type it anew.',
  tag_bidi: 'This tag holds a character that changes the direction of writing. Type it anew.',
  tag_invisible: 'This tag shows nothing. Enter one that can be seen.',

  name_missing: 'Enter a name.',
  name_malformed: 'The name holds a character that cannot be stored. Remove it and try again.',
  name_control: 'The name holds an invisible control character. Type it anew.',
  name_bidi: 'The name holds a character that changes the direction of writing. Type it anew.',
  name_invisible: 'The name shows nothing. Enter one that can be seen.',
  email_missing: 'Enter your e-mail address.',
  email_shape: 'Enter an e-mail address, such as name@example.org.',
  email_taken: 'There is an account with this e-mail. Sign in with it, or use another.',
  password_missing: 'Enter your password.',
  password_mismatch: 'This is not your password. Check it and try again.',
  sign_in_mismatch: 'That e-mail and password do not match. Check both and try again.',
  too_many_tokens: 'You have {limit} tokens. Revoke one that you no longer use.',
  not_a_date: 'Enter a day.',
  not_in_the_future: 'Choose a day that is still to come.',
  link_malformed: 'This link is not complete. Copy the whole of it.',
} as const

/** Whose annotations are that outlived their author's account. */
export const FORMER_MEMBER = 'Former member'

/** Why an annotation was made, as the composer and the card say it. */
export const MOTIVATION_LABELS = {
  commenting: 'Comment',
  questioning: 'Question',
  highlighting: 'Highlight',
  replying: 'Reply',
} as const

/** For whom an annotation is, where no group is named. */
export const VISIBILITY_LABELS = { group: 'The group', moderators: 'Moderators', private: 'Only me' } as const
