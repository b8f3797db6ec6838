/** The files that people get: the WAR and the image. Nothing here starts a server. */
package droplets.shipped;
