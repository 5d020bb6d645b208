bundle-title = Bundle for the meeting about group { $group }
bundle-subtitle =
    { $count ->
        [one] one document
       *[other] { $count } documents
    }
bundle-contents = In this bundle
bundle-name = Bundle
bundle-head = What goes to the meeting?
bundle-intro = Choose the documents. They come one behind the other in one PDF, with a list of contents and page numbers that run on. What you choose is in the trail as looked at.
bundle-of-group = About the group
bundle-of-pupils = About pupils
bundle-overview = Group overview
bundle-needs = Educational needs of the group
bundle-file = File
bundle-no-pupils = There are no pupils in this group.
bundle-make = Make the bundle
bundle-nothing-chosen = Choose at least one document.
bundle-too-many = Choose { $most } documents at most. Else make two bundles of them.
