-- Views of portal links that changed hands go with their link. No parameters.

update portal_views
set client_id = l.client_id
from portal_links as l
where l.id = portal_views.link_id and l.client_id <> portal_views.client_id
