### Words that stand in more than one place: navigation, buttons, counting.

product-name = Stut
skip-to-content = Skip to content

nav-label = Main menu
nav-more = More
nav-groups = Groups
nav-pupils = Pupils
nav-import = Import
nav-admin = Settings
nav-search = Search
nav-search-keys = Ctrl K
breadcrumb-label = You are here

action-save = Save
action-close = Close
action-back = Back
action-print = Print
action-download-pdf = PDF
action-download-csv = CSV
action-import = Import
action-search = Search
action-show-all = Show all

demo-notice = This is an invented school. No pupil or teacher in it is real.

search-title = Who or what are you looking for?
search-label = Search for a pupil, a group or a page
search-hint = Type part of the name
search-results = { $count ->
    [0] Nothing found
    [one] 1 found
   *[other] { $count } found
 }
search-nothing = Nothing found for ‘{ $query }’. Try part of the name.
search-kind-pupil = pupil
search-kind-group = group
search-kind-page = page

page-previous = Previous
page-next = Next

error-not-found-title = This page does not exist
error-not-found = The address is wrong, or what stood here is gone. Search by name or go back to the groups.
error-forbidden-title = This page is not for you
error-forbidden = Ask your coordinator or administrator if you do need it.
error-broken-title = Something went wrong here
error-broken = This is not your doing. Please try again. If it keeps failing, give number { $request } to your administrator.

pages-label = Pages
page-number = Page { $page }
error-conflict-title = That is not possible now
error-unreadable-title = Stut could not read this
error-unreadable = Something was wrong with what you sent, and nothing was saved. Go back with the button of your browser; what you typed is still there.
error-too-large = What you sent is too large, and nothing was saved. Go back with the button of your browser, make the text shorter and try again.
saving-signed-out = You are signed out. Sign in in another tab and keep this page open: the rest is saved after that.
