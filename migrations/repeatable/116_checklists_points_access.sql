-- What a partnership chose to discuss: its own people read it, its coordinator chooses.
call checklists.let('checklists.point', 'area_id = (select nwd.viewer_area())',
  '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')');
