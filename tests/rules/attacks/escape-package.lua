-- package is not there
-- message: unknown name 'package'
package.loadlib('liblua5.4.so.0', 'luaopen_os')
