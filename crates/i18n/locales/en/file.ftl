### Who a pupil is: the portrait, the contacts and the documents.

portrait-title = Who is { $name }?
portrait-link = Portrait
portrait-own-words = { $name } says
portrait-own-words-help = As literally as you can, in the words of the child.
portrait-strengths = What { $name } is good at
portrait-strengths-help = What comes easily, what is the child proud of?
portrait-helps = What helps { $name }
portrait-helps-help = What works in class, so that somebody else can go on with it tomorrow?
portrait-by = { $author } on { $date }
portrait-empty = Nothing here yet about { $name } in person. Ask what { $name } does well and what helps, and write it down: it comes above all figures.
portrait-empty-to-read = Nothing here yet about { $name } in person.
portrait-write = Write the portrait
portrait-change = Change
portrait-wrong = Nothing is saved yet. Look at what stands below and save again.
portrait-too-long = This text has { $length } characters; there is room for { $most }. Shorten it to what somebody needs to know in a few seconds.

contacts-title = Who belongs with { $name }?
contacts-link = Contacts
contacts-none = There are no contacts yet
contacts-none-how = Write down below whom you call, who has authority and who is only informed.
contacts-none-ask = Ask your coordinator or the principal to add them.
contacts-agreement = Who must agree?
contacts-nobody-agrees = Of nobody here it is certain that they have authority. Find out before you ask for consent.
contacts-agree-so-far = It is certain that { $names } has authority. Whether anybody else must agree is not known.
contacts-one-agrees = { $name } decides: where consent is needed, only { $name } gives it.
contacts-all-agree = { $others } and { $last } decide together: where consent is needed, all of them must agree.
contacts-find-out = It is not known whether { $names } has authority. Find out; the register of authority at the court is public.
contacts-removed-title = Taken away
contacts-removed-why = You can put a contact back for thirty days. After that it is forgotten.
contact-title = Is this still right about { $name }?
contact-add = Add a contact
contact-change = Change
contact-remove = Take away
contact-remove-why = Does this contact no longer belong with the pupil? You can put it back for thirty days.
contact-restore = Put back
contact-saved = The contact is saved.
contact-removed = The contact is taken away. It stands below, and you can still put it back.
contact-back = The contact is there again.
contact-gone = This contact was taken away in the meantime. Nothing is saved.
contact-name = Name
contact-phone = Telephone
contact-email = Mail
contact-address = Address
contact-remark = Good to know
contact-position = Place in the list
contact-position-help = Whom you call first has 1. Leave empty for the last place.
contact-choose = Choose
contact-relation-label = Who is this to the pupil?
contact-relation = { $code ->
    [mother] mother
    [father] father
    [carer] carer
    [stepparent] stepparent
    [foster_parent] foster parent
    [legal_guardian] legal guardian
    [grandparent] grandparent
    [professional] professional helper
    [somebody_else] somebody else
   *[else] –
 }
contact-authority-label = Does this contact have authority?
contact-authority = { $code ->
    [yes] authority
    [no] no authority
   *[unknown] authority not known
 }
contact-authority-yes-help = Decides about the pupil.
contact-authority-no-help = Does not decide.
contact-authority-unknown-help = Fill in nothing that you do not know. After a divorce parents usually keep authority together, but not always.
contact-means-yes = Decides: must agree where consent is needed.
contact-means-parent-without = Does not decide. When this parent asks how things go, the school tells the essentials, unless that is not good for the child (Dutch Civil Code 1:377c).
contact-means-no = Does not decide. Hears only what those with authority agree to.
contact-means-unknown = Find out before you share anything or ask for consent.
contact-problem-no-name = There is no name yet.
contact-problem-no-relation = Choose who this is to the pupil.
contact-problem-no-authority = Choose whether there is authority. When you do not know, choose not known.
contact-problem-phone = This is no telephone number. Write the number only, such as 06 1234 5678 or +31 6 1234 5678.
contact-problem-email = This is no mail address. It has an @ with something before and behind it.
contact-problem-too-long = This is longer than { $most } characters. Make it shorter.

documents-link = Documents
documents-title = Which documents belong with { $name }?
documents-none = There are no documents yet
documents-none-how = Add a report, a declaration or a drawing below.
documents-none-to-read = There is nothing here that you can see.
documents-more = { $count ->
    [one] And 1 more document
   *[other] And { $count } more documents
 }
documents-removed-why = What was taken away can be put back until the file is destroyed.
document-add = Add a document
document-added = The document is in the file.
document-removed = The document is taken away. It stands below, and you can still put it back.
document-back = The document is there again.
document-remove = Take away
document-category-help = The category decides who sees the document, as with notes. Guardians see nothing here.
document-title = Title
document-title-help = Leave empty to use the name of the file.
document-file = Choose a file
document-file-help = PDF, photo or drawing (png, jpg), Word or LibreOffice (docx, odt), Excel (xlsx) or plain text (txt). At most { $most } MB, without macros.
document-busy = Adding…
document-restricted = Restricted document
document-exists = This document is restricted. You see that it is there and by whom; ask who added it or your coordinator what you need to know.
document-on-request = You see this document only when you ask for it. That is written down.
document-why-missing = First choose why you need the document.
document-open = Open
document-download = Download
document-no-preview = The page cannot show this kind of file. Download it and open it with your own program.
document-there = This file is in the file of the pupil already, as “{ $title }”.
document-there-removed = This file was in the file of the pupil, as “{ $title }”, and was taken away. You can put it back.
document-there-look = Look at it
document-again = Add it once more all the same (choose the file again)
document-size-kb = { $count } kB
document-size-mb = { $size } MB
document-kind = { $kind ->
    [pdf] PDF
    [png] PNG
    [jpg] photo
    [docx] Word
    [odt] LibreOffice
    [xlsx] Excel
   *[txt] text
 }
document-problem-no-file = First choose a file.
document-problem-too-large = This file is larger than { $most } MB. Make it smaller, for example by saving it as PDF.
document-problem-empty = This file is empty.
document-problem-kind = This kind of file cannot go into the file of a pupil. Save it as PDF and try again.
document-problem-other-content = The content of this file does not fit its name. If it has a password, take that off first; else save it again as PDF.
document-problem-macros = This file holds macros: small programs. Save it without macros, or as PDF.
document-problem-program = This is a program or a web page and may not go into the file of a pupil. Save what you want to keep as PDF.
document-problem-title = This title is longer than { $most } characters. Make it shorter.

export-own-words = Own words
export-strengths = What the pupil is good at
export-helps = What helps
export-contacts-why = Telephone numbers, mail addresses and addresses of contacts are data of those people themselves and are left out (GDPR article 15(4)). Read the remarks before you hand this over.
export-head-file = File
export-head-hours = Hours
export-hand-overs = Hand-over
export-from-pupil = From the pupil
export-from-parents = From the parents
export-from-teacher = From the teacher
export-attention = To look out for
export-signal-answers = Answers to signals
export-absences = Absence
export-absence-kind = { $kind ->
    [ill] ill
    [permitted] with permission
    [unpermitted] without permission
    [late] late
   *[unknown] not known
 }
export-documents-withheld = { $count ->
    [one] One document is restricted and left out; ask who may see it.
   *[other] { $count } documents are restricted and left out; ask who may see them.
 }
export-documents-out-of-sight = { $count ->
    [one] There is 1 document that who made this file may not see. Ask who may for a complete file.
   *[other] There are { $count } documents that who made this file may not see. Ask who may for a complete file.
 }
export-read-me-documents = The documents of the file, as they were added.
export-about-portrait = The portrait: own words, what the pupil is good at, what helps.
export-about-contacts = Parents and other contacts and whether they have authority; has_phone, has_email and has_address say what is known of them.
export-about-documents = Documents, with their place in this zip; is_withheld says that a document was kept back.
export-about-hand-overs = What was handed over to the next teacher at the end of a school year.
export-about-signal-answers = Why a signal could wait, and until when.
export-about-needs = What the pupil needs, line by line, also what was ended.
export-head-year = School year
export-about-absences = Absence by day, in hours of lessons.
